"""What exported documents say."""

PHRASES = {
    ", ": "、",
    "{first} and {last}": "{first}和{last}",
    "Theorem": "定理",
    "Statement": "命题",
}
