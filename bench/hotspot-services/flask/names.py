"""Names of stops as they are written on boards."""

SMALL_WORDS = {"of", "and", "the", "am", "an"}


def stop_name(raw):
    """Each word with a capital, slashes and brackets apart from it."""
    words = []
    for word in raw.replace("/", " / ").replace("(", "( ").replace(")", " )").split():
        words.append(capitalised(word))
    return " ".join(words).replace("( ", "(").replace(" )", ")")


def capitalised(word):
    if word.lower() in SMALL_WORDS:
        return word.lower()
    letters = []
    start = True
    for letter in word:
        letters.append(letter.upper() if start else letter.lower())
        start = not letter.isalnum() and letter != "'"
    return "".join(letters)
