"""`preceptor admin ...`: sites, accounts, devices, audit, backup and drill, beside a running server or without one."""

import typer

from app.server import admin_copies, admin_devices, admin_people, admin_trail

HELP = "Sites, accounts, devices, telephone numbers, audit, backup, restore and drill."
app = typer.Typer(no_args_is_help=True, add_completion=False, help=HELP)
for family in (admin_people, admin_devices, admin_trail, admin_copies):
    app.registered_commands += family.commands.registered_commands
