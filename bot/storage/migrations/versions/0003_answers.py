"""answers: where a question and its answer stand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name in ("chat_id", "message_id", "answer_id"):
        op.add_column("questions", sa.Column(name, sa.BigInteger()))
    op.create_index("ix_questions_message", "questions", ["chat_id", "message_id"])
