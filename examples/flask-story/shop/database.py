"""The shop's SQLite database. `python database.py` makes it anew, with the same rows each time."""

import sqlite3
from pathlib import Path

PATH = Path(__file__).with_name("shop.db")

SCHEMA = """
    CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT UNIQUE);
    CREATE TABLE sessions (token TEXT PRIMARY KEY, customer INTEGER);
    CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, cents INTEGER);
    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, product INTEGER, quantity INTEGER, receipt TEXT);
    """

# Some years of a small shop.
ROWS = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)
        INSERT INTO customers SELECT i, 'customer' || i || '@example.com' FROM n;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
        INSERT INTO products SELECT i, 'Record no. ' || i, 900 + i * 7919 % 2600 FROM n;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 88000)
        INSERT INTO orders SELECT i, 1 + i * 7 % 1100, 1 + i * i % 293, 1 + i % 3, 'paid' FROM n;
    """


def connect():
    """A connection of the worker's own; those who write wait for each other."""
    connection = sqlite3.connect(PATH, timeout=10)
    connection.row_factory = sqlite3.Row
    return connection


def create():
    for path in (PATH, PATH.with_name("shop.db-wal"), PATH.with_name("shop.db-shm")):
        path.unlink(missing_ok=True)
    connection = connect()
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN; {SCHEMA} {ROWS} COMMIT; ANALYZE;")
    connection.close()


if __name__ == "__main__":
    create()
