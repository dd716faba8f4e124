"""Items of a shop and their reviews, in an SQLite database in memory that every boot fills with the same rows."""

import random
import sqlite3

CATEGORIES = ("books", "kitchen", "garden", "music", "office")
WORDS = ("blue", "folding", "large", "light", "paper", "quiet", "round", "steel", "travel", "wooden")
NOUNS = ("bowl", "chair", "clock", "guitar", "lamp", "notebook", "pan", "shelf", "spade", "table")
ITEMS = 120

SCHEMA = """
    CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, category TEXT, cents INTEGER, stock INTEGER, sold INTEGER,
                        age_days INTEGER, reviews INTEGER, stars INTEGER, about TEXT);
    CREATE TABLE reviews (item INTEGER, stars INTEGER, text TEXT);
    CREATE INDEX items_by_category ON items (category);
    CREATE INDEX reviews_by_item ON reviews (item);
    """


class Catalogue:
    """One connection for all threads: they only read, and SQLite takes their queries one after another."""

    def __init__(self):
        self.connection = sqlite3.connect(":memory:", check_same_thread=False)
        self.connection.row_factory = sqlite3.Row
        self.connection.executescript(SCHEMA)
        rng = random.Random(20261123)
        for number in range(1, ITEMS + 1):
            self._add(number, rng)
        self.connection.commit()

    def items(self, category=None):
        """The items of one category, or of all."""
        if category is None:
            return self._all("SELECT * FROM items")
        return self._all("SELECT * FROM items WHERE category = ?", category)

    def item(self, number):
        """One item, or None."""
        rows = self._all("SELECT * FROM items WHERE id = ?", number)
        return rows[0] if rows else None

    def reviews(self, number):
        """An item's reviews, the best first."""
        return self._all("SELECT stars, text FROM reviews WHERE item = ? ORDER BY stars DESC", number)

    def matching(self, word):
        """Items whose name or text has the word."""
        pattern = f"%{word}%"
        return self._all("SELECT * FROM items WHERE name LIKE ? OR about LIKE ?", pattern, pattern)

    def _all(self, query, *values):
        return self.connection.execute(query, values).fetchall()

    def _add(self, number, rng):
        name = f"{rng.choice(WORDS)} {rng.choice(NOUNS)} {number}"
        about = f"A {name}, as {rng.choice(WORDS)} as a {rng.choice(NOUNS)}; goes with any {rng.choice(NOUNS)}."
        reviews = [(number, rng.randint(1, 5), f"{rng.choice(WORDS)}!") for _ in range(rng.randint(2, 8))]
        self.connection.executemany("INSERT INTO reviews VALUES (?, ?, ?)", reviews)
        item = {
            "id": number,
            "name": name,
            "category": rng.choice(CATEGORIES),
            "cents": rng.randint(300, 20000),
            "stock": rng.randint(0, 40),
            "sold": rng.randint(0, 900),
            "age_days": rng.randint(1, 900),
            "reviews": len(reviews),
            "stars": sum(stars for _, stars, _ in reviews),
            "about": about,
        }
        marks = ", ".join(f":{column}" for column in item)
        self.connection.execute(f"INSERT INTO items VALUES ({marks})", item)
