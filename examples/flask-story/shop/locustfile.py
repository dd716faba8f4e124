"""What most people do in the shop. It runs by itself, too: locust --host http://127.0.0.1:3000"""

import random

from locust import HttpUser, between, tag, task


class Customer(HttpUser):
    wait_time = between(0.005, 0.02)

    def on_start(self):
        email = f"customer{random.randint(1, 1000)}@example.com"
        token = self.client.post("/login", json={"email": email}).json()["token"]
        self.client.headers["authorization"] = f"Bearer {token}"

    @tag("look")
    @task(4)
    def see_popular(self):
        self.client.get("/products/popular")

    @tag("look")
    @task(4)
    def see_own_orders(self):
        self.client.get("/orders")

    @tag("look", "buy")
    @task(4)
    def see_product(self):
        self.client.get(f"/products/{random.randint(1, 300)}", name="/products/[id]")

    @tag("buy")
    @task(3)
    def ask_for_delivery(self):
        self.client.get(f"/products/{random.randint(1, 300)}/delivery", name="/products/[id]/delivery")

    @tag("buy")
    @task(1)
    def order(self):
        self.client.post("/orders", json={"product": random.randint(1, 300)})
