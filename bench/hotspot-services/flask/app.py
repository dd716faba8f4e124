"""Timetables of a small bus company: read from SQLite, checked, priced and rendered."""

from flask import Flask, abort, jsonify, render_template

from boards import board_of
from fares import fares_of
from store import Store

app = Flask(__name__)
store = Store()


@app.get("/healthz")
def health():
    return jsonify(ok=True)


@app.get("/lines/<int:number>")
def show_line(number):
    line = store.line(number)
    if line is None:
        abort(404)
    return render_template("line.html", line=line, board=board_of(line), fares=fares_of(line))


@app.get("/lines/<int:number>.json")
def line_as_json(number):
    line = store.line(number)
    if line is None:
        abort(404)
    return jsonify(line=line.name, board=board_of(line), fares=fares_of(line))
