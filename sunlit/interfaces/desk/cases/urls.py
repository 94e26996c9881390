"""Addresses of the case pages."""

from django.urls import path

from sunlit.interfaces.desk.cases.case import show as show_case
from sunlit.interfaces.desk.cases.case import trace
from sunlit.interfaces.desk.cases.documents import download
from sunlit.interfaces.desk.cases.documents import show as show_document
from sunlit.interfaces.desk.cases.evidence import show as show_evidence
from sunlit.interfaces.desk.cases.handing_over import hand_over
from sunlit.interfaces.desk.cases.proposal import vote
from sunlit.interfaces.desk.cases.recomputing import show as show_recomputation
from sunlit.interfaces.desk.cases.registration import register
from sunlit.interfaces.desk.cases.rules import adopt as adopt_rules
from sunlit.interfaces.desk.cases.step import take
from sunlit.interfaces.desk.cases.urging import urge
from sunlit.interfaces.desk.cases.urging_chosen import urge_chosen
from sunlit.interfaces.desk.discretion.calculator import calculate
from sunlit.interfaces.desk.presenting.in_case import show as show_credential

urlpatterns = [
    path("new/", register, name="case-new"),
    path("chosen/urge/", urge_chosen, name="cases-urge"),
    path("chosen/handler/", hand_over, name="cases-hand-over"),
    path("<uuid:public_id>/", show_case, name="case"),
    path("<uuid:public_id>/credential/", show_credential, name="case-credential"),
    path("<uuid:public_id>/urge/", urge, name="case-urge"),
    path("<uuid:public_id>/trace/", trace, name="case-trace"),
    path("<uuid:public_id>/rules/", adopt_rules, name="case-rules"),
    path("<uuid:public_id>/recompute/", show_recomputation, name="case-recompute"),
    path("<uuid:public_id>/discretion/", calculate, name="case-discretion"),
    path("<uuid:public_id>/steps/<slug:code>/", take, name="step"),
    path("<uuid:public_id>/approvals/<int:pk>/", vote, name="proposal"),
    path("<uuid:public_id>/evidence/<str:sha256>/", show_evidence, name="evidence"),
    path("documents/<uuid:public_id>/", show_document, name="document"),
    path("documents/<uuid:public_id>/<str:kind>/", download, name="document-file"),
]
