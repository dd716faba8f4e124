from locust import FastHttpUser, constant, task


class Shopper(FastHttpUser):
    wait_time = constant(0)

    @task
    def items(self):
        self.client.get("/items?limit=20")
