"""What most people do in the shop. It runs by itself, too: locust --host http://127.0.0.1:3000"""

import random

from locust import HttpUser, between, events, tag, task


@events.init_command_line_parser.add_listener
def add_options(parser):
    parser.add_argument("--basket-size", type=int, default=2, help="Lines of a basket")


class Shopper(HttpUser):
    wait_time = between(0.01, 0.03)

    def on_start(self):
        self.item = random.randint(1, 60)

    @tag("read")
    @task(6)
    def browse(self):
        with self.client.get("/items", params={"limit": 20}, name="/items", catch_response=True) as response:
            if not response.json()["items"]:
                response.failure("an empty shop")

    @tag("read")
    @task(3)
    def look(self):
        self.client.get(f"/items/{self.item}", name="/items/[id]")

    @tag("read")
    @task(2)
    def search(self):
        self.client.get("/search", params={"q": "chair"}, name="/search")

    @task(1)
    def price(self):
        size = self.environment.parsed_options.basket_size
        lines = [{"item": number, "quantity": 1} for number in range(1, size + 1)]
        self.client.post("/baskets", json={"lines": lines})
