"""A small JSON API on Flask: lists, scores and serialises items of a shop."""

import os

from flask import Flask, jsonify, request

from catalogue import Catalogue
from scoring import extra_work, score

WORK = float(os.environ.get("WORK", "0"))
VAT = 0.21

app = Flask(__name__)
catalogue = Catalogue()


@app.get("/healthz")
def health():
    return jsonify(ok=True)


@app.get("/items")
def list_items():
    rows = catalogue.items(request.args.get("category"))
    if WORK and rows:
        extra_work(rows, WORK)
    page, limit = positive("page", 1), min(positive("limit", 20), 100)
    ranked = sorted(((score(row), row) for row in rows), key=lambda pair: (-pair[0], pair[1]["id"]))
    shown = ranked[(page - 1) * limit : page * limit]
    return jsonify(total=len(ranked), page=page, items=[summary(row, value) for value, row in shown])


@app.get("/items/<int:number>")
def show_item(number):
    row = catalogue.item(number)
    if row is None:
        return jsonify(error="no such item"), 404
    reviews = [{"stars": review["stars"], "text": review["text"]} for review in catalogue.reviews(number)]
    return jsonify(**summary(row, score(row)), about=row["about"], reviews=reviews)


@app.get("/search")
def search():
    word = request.args.get("q", "").strip()
    if word == "":
        return jsonify(error="q: expected a word to search for"), 400
    found = sorted(catalogue.matching(word), key=score, reverse=True)
    return jsonify(total=len(found), items=[summary(row, score(row)) for row in found[:20]])


@app.post("/baskets")
def price_basket():
    """Prices a basket in whole cents, and says what goes with it."""
    body = request.get_json(silent=True)
    lines = body.get("lines") if isinstance(body, dict) else None
    if not isinstance(lines, list) or not lines or not all(is_line(line) for line in lines):
        return jsonify(error='expected {"lines": [{"item": 1, "quantity": 2}, …]}'), 422
    priced = []
    for line in lines:
        row = catalogue.item(line["item"])
        if row is None:
            return jsonify(error=f"item {line['item']}: no such item"), 422
        priced.append({**summary(row, score(row)), "quantity": line["quantity"], "sum": row["cents"] * line["quantity"]})
    net = sum(line["sum"] for line in priced)
    offers = sorted(catalogue.items(priced[0]["category"]), key=score, reverse=True)[:3]
    suggestions = [summary(row, score(row)) for row in offers]
    return jsonify(lines=priced, net=net, vat=round(net * VAT), suggestions=suggestions), 201


def is_line(line):
    return isinstance(line, dict) and isinstance(line.get("item"), int) and is_quantity(line.get("quantity"))


def is_quantity(value):
    return isinstance(value, int) and value > 0


def positive(name, default):
    value = request.args.get(name, default, type=int)
    return value if value is not None and value > 0 else default


def summary(row, value):
    return {
        "id": row["id"],
        "name": row["name"],
        "category": row["category"],
        "cents": row["cents"],
        "available": row["stock"] > 0,
        "rating": round(row["stars"] / row["reviews"], 2),
        "score": round(value, 3),
    }
