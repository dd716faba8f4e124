from locust import HttpUser, constant, task


class Shopper(HttpUser):
    wait_time = constant(0)

    @task
    def items(self):
        self.client.get("/items?limit=20")
