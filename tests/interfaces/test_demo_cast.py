"""The accounts of the demonstration bureau, as the sign-in page lists them."""

from django.test import override_settings

from sunlit.interfaces.desk.sign_in import demonstration


@override_settings(TRAINING=True)
def test_each_duty_is_named_once_however_many_sections_it_is_held_in() -> None:
    for one in demonstration()["people"]:
        named = one["duties"].split("、")
        assert len(named) == len(set(named)), one
