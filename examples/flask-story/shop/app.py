"""A record shop's JSON API on Flask and SQLite."""

import secrets

from flask import Flask, abort, jsonify, request

import partners
from database import connect

app = Flask(__name__)
database = connect()


@app.get("/healthz")
def health():
    return jsonify(ok=True)


@app.post("/login")
def login():
    customer = one("SELECT id FROM customers WHERE email = ?", request.json["email"])
    token = secrets.token_hex(16)
    with database:
        database.execute("INSERT INTO sessions VALUES (?, ?)", (token, customer["id"]))
    return jsonify(token=token)


@app.get("/products/popular")
def popular():
    """What sells best, of how many products any were sold, and how many records in all."""
    sales = "SELECT product, sum(quantity) AS sold FROM orders GROUP BY product"
    total = one(f"SELECT count(*) AS total FROM ({sales})")["total"]
    records = one("SELECT sum(quantity) AS records FROM orders")["records"]
    best = database.execute(f"{sales} ORDER BY sold DESC, product LIMIT 20").fetchall()
    shown = [{**product(row["product"]), "sold": row["sold"]} for row in best]
    return jsonify(total=total, records=records, best=shown)


@app.get("/products/<int:number>")
def show(number):
    return jsonify(product(number))


@app.get("/products/<int:number>/delivery")
def delivery(number):
    return jsonify(days=partners.delivery_days(product(number)["id"]))


@app.get("/orders")
def own_orders():
    """The customer's own orders, the newest first."""
    orders = database.execute("SELECT * FROM orders WHERE customer = ? ORDER BY id DESC", (customer(),)).fetchall()
    shown = [{"id": row["id"], "quantity": row["quantity"], **product(row["product"])} for row in orders]
    return jsonify(orders=shown)


@app.post("/orders")
def place_order():
    wanted, buyer = product(request.json["product"]), customer()
    receipt = partners.pay(wanted["cents"])
    with database:
        number = database.execute(
            "INSERT INTO orders (customer, product, quantity, receipt) VALUES (?, ?, 1, ?)",
            (buyer, wanted["id"], receipt),
        ).lastrowid
    return jsonify(order=number), 201


def product(number):
    return dict(one("SELECT id, name, cents FROM products WHERE id = ?", number))


def customer():
    """Who sent the request, by the token that login gave."""
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    return one("SELECT customer FROM sessions WHERE token = ?", token)["customer"]


def one(query, *values):
    """The row that there must be."""
    row = database.execute(query, values).fetchone()
    return abort(404) if row is None else row
