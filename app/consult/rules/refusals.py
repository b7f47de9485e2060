"""Every answer *no* of the rules: a stable code for programs, a sentence for people. Codes are never renamed."""

from app.consult.person import Refusal
from app.consult.state import Phase

FAULT = (  # whoever reads it can do nothing about numbers and consults; the code tells who can
    "This could not be sent, by a fault of the program. What you wrote is kept; tell whoever looks after this computer."
)

ROOM_ONLY = Refusal("room_only", "Only the server writes who came and who left.")
ROLE = Refusal("role", "Your account may look on here, but this is for others to do.")
NOT_FOUND = Refusal("not_found", "There is no such consult here for you. Look at your list and open it from there.")
NOT_YOURS = Refusal("not_yours", "This consult belongs to another clinic.")
NOT_ENTERED = Refusal("not_entered", "You are not part of this consult yet. Accept it or enter it first.")
NOT_LEAD = Refusal("not_lead", "Only the specialist who leads can do this. Take the lead first.")
NOT_OWN = Refusal("not_own", "Only the person who made this can change it.")
NOT_HELD = Refusal("not_held", "Only whoever has the file can show pages of it. Bring the file first.")
OWN = Refusal("own", "This is your own: take it back instead of striking it.")
NAME = Refusal("name", "The name is not that of the person who is signed in. Sign in as yourself.")
SITE = Refusal("site", "A request is sent for your own clinic only.")
NO_CONSENT = Refusal("no_consent", "The patient has not consented to the consult yet. Ask for consent first.")
CONSENT_WITHDRAWN = Refusal(
    "consent_withdrawn",
    "The patient has withdrawn consent. Only messages, closing and an opinion on what was seen are possible now.",
)
NO_RECORDING_CONSENT = Refusal(
    "no_recording_consent", "There is no consent to recording. Ask for it before anything is recorded."
)
BEFORE_CONSENT = Refusal("before_consent", "This recording began before there was consent, so it is not kept.")
AFTER_WITHDRAWAL = Refusal(
    "after_withdrawal", "This was recorded after consent to recording was taken back, so it is not kept."
)
NOT_GIVEN = Refusal("not_given", "There is no such consent that could be withdrawn.")
NOT_OWED = Refusal("not_owed", "The patient has been asked, so there is nothing to put off.")
STANDS = Refusal("consent_stands", "Consent was given. Withdraw it if the patient no longer wants it.")
HAS_CONSENT = Refusal("has_consent", "There is consent already, so no emergency decision is needed.")
GIVER = Refusal("giver", "Say who gave consent: the name, and how that person is related to the patient.")
WITNESS = Refusal("witness", "Consent before a witness needs the name of the witness.")
ALREADY = Refusal("already", "This has already been done.")
SAME_ID = Refusal("same_id", FAULT)
UNKNOWN_ID = Refusal("unknown_id", "What this refers to is not part of the consult.")
WITHDRAWN_DOCUMENT = Refusal("withdrawn_document", "This document was withdrawn. Choose another one.")
NO_SUCH_PAGE = Refusal("no_such_page", "The document has no such page.")
NOT_OWN_SOURCE = Refusal("not_own_source", "Only the person whose camera it is can do this.")
STEP = Refusal("step", "The instruction has moved on. Look at where it stands now.")
STEP_OPEN = Refusal(
    "step_open", "The bedside has another step still open. Wait for its answer, or withdraw it and ask once more."
)
SPOKEN = Refusal("spoken", "A specialist presses Done only for a spoken word, and the clinic only for itself.")
SIDE = Refusal("side", "Confirm the patient for your own side.")
IDENTITY_DIFFERS = Refusal(
    "identity_differs", "Number or age are not those of the request. Stop and check who the patient is."
)
OBSERVER = Refusal("observer", "The bedside has said no. They can still let you in, from their own list of the people.")
SEEN_AHEAD = Refusal("seen_ahead", "Nobody has seen what is not there yet.")
MEETING_ON = Refusal("meeting_on", "There is already a live picture between two people. End it first.")
LISTENING_ON = Refusal("listening_on", "The stethoscope is asked for or in use already.")
NO_MEETING = Refusal("no_meeting", "Camera and microphone must be on at both places before the stethoscope is heard.")
NOT_HERE = Refusal("not_here", "Both people must be in the consult before the picture can start.")
VERSION = Refusal("version", "There is a newer version of the opinion. Read it before you sign again.")
LED_ALREADY = Refusal(
    "too_late", "A colleague has only just taken the lead and is here. Talk to each other, then take it over."
)
TOO_LATE_TO_UNDO = Refusal(
    "too_late_to_undo", "It is too late to undo this. Give the consult back to the board, with a reason."
)
HANDOVER = Refusal("handover", "Write what the new specialist has to know: a sentence at least.")
REASON = Refusal("reason", "Say why. The reason stays in the record.")
EMPTY = Refusal("empty", "There is nothing in it yet. Write something first.")
TOO_LONG = Refusal("too_long", "The text is too long. Shorten it or divide it.")
BAD_ID = Refusal("bad_id", FAULT)
BAD_VALUE = Refusal("bad_value", "A value is outside of what can be. Check it and try again.")
NO_COMPASS = Refusal("no_compass", "Nobody has said which way the patient lies in this picture. Set the compass first.")
NO_SCALE = Refusal(
    "no_scale", "Nothing is known here of how large this is in the world, so there is no number with a unit."
)
MEASURED_STILL = Refusal(
    "measured_still", "A measure belongs to the still it was made on. It cannot follow the moving picture."
)
NOT_FOLLOWED = Refusal("not_followed", "This mark stays on its still. It does not follow the moving picture.")
TOO_LARGE = Refusal("too_large", "This is larger than can be shared. Make it smaller or divide it.")
TOO_MANY = Refusal("too_many", "There are too many of these in this consult. Remove some or begin a new consult.")

NOT_NOW: dict[Phase, Refusal] = {
    "none": NOT_FOUND,
    "waiting": Refusal("waiting", "No specialist has accepted the consult yet."),
    "accepted": Refusal("accepted", "A specialist has already accepted the consult."),
    "held": Refusal("held", "The consult is on hold. The specialist has to press Go on first."),
    "closed": Refusal("closed", "The consult is closed. It can be reopened."),
    "cancelled": Refusal("cancelled", "The consult was called off. Ask anew if help is still needed."),
    "voided": Refusal(
        "voided", "The consult was ended for good. No opinion is possible. Ask anew for the right patient."
    ),
}
