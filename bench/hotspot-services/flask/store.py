"""Lines and their calls at stops, in a SQLite database in memory."""

from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload
from sqlalchemy.pool import StaticPool

STOPS = ["Abbey Road", "old mill", "CITY HALL", "Harbour (east)", "St. Mary's", "university / library", "Depot", "Zoo"]
DAYS = ["weekday", "saturday", "sunday"]


class Base(DeclarativeBase):
    pass


class Line(Base):
    __tablename__ = "lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    zone_fare: Mapped[int]
    calls: Mapped[list["Call"]] = relationship(back_populates="line", order_by="Call.minute")


class Call(Base):
    __tablename__ = "calls"
    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("lines.id"))
    stop: Mapped[str]
    minute: Mapped[int]
    zone: Mapped[int]
    day: Mapped[str]
    delays: Mapped[str]
    line: Mapped[Line] = relationship(back_populates="calls")


class Store:
    def __init__(self):
        self.engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        Base.metadata.create_all(self.engine)
        with Session(self.engine) as session:
            session.add_all(made_up_lines(12))
            session.commit()

    def line(self, number):
        """A line with its calls; None where there is none of that number."""
        with Session(self.engine) as session:
            query = select(Line).where(Line.id == number).options(selectinload(Line.calls))
            return session.scalars(query).one_or_none()


def made_up_lines(count):
    """The same at every start."""
    numbers = pseudo_random(20261126)
    return [
        Line(
            name=f"Line {line + 1}",
            zone_fare=180 + 10 * line,
            calls=[
                Call(
                    stop=STOPS[call % len(STOPS)],
                    minute=300 + 25 * call + next(numbers) % 10,
                    zone=1 + call % len(STOPS) // 2,
                    day=DAYS[next(numbers) % 3],
                    delays=" ".join(str(next(numbers) % 9) for _ in range(12)),
                )
                for call in range(32)
            ],
        )
        for line in range(count)
    ]


def pseudo_random(state):
    """A linear congruential generator (Numerical Recipes), its upper bits."""
    while True:
        state = (state * 1664525 + 1013904223) % 2**32
        yield state >> 16
