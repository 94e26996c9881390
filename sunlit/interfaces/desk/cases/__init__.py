"""Case pages (案件)： list, registration, the case itself, its steps, approvals, documents."""
