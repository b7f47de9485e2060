"""What is promised of live media and documents beside what was measured last, as a table for people.

Knows the files of bench-out."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

NOTHING = "not measured"


class Line(NamedTuple):
    """`figures` of `bench-out/BENCH.json`, in the order they are said."""

    what: str
    promised: str
    bench: str
    figures: tuple[str, ...]


PROMISED = (
    Line(
        "voice made up at 5 % loss by chance; in threes",
        "≤ 2 %; ≤ 5 %",
        "heard",
        ("random_real_concealed_share", "bursts_real_concealed_share"),
    ),
    Line(
        "the same in virtual time",
        "≤ 2 %; ≤ 5 %",
        "heard",
        ("random_virtual_concealed_share", "bursts_virtual_concealed_share"),
    ),
    Line(
        "mouth to ear p95 on loopback; at 5 % loss and 200 ms one way, without the devices' own, ms",
        "≤ 120; ≤ 400",
        "heard",
        ("loopback_real_mouth_to_ear_p95_ms", "random_real_mouth_to_ear_p95_ms"),
    ),
    Line(
        "100 kbps, 300 ms, 1 %: made up; pointer p95, ms",
        "≤ 0.5 %; ≤ 400",
        "thin",
        ("real_concealed_share", "real_pointer_p95_ms"),
    ),
    Line(
        "the same in virtual time, and its longest gap of the voice, ms",
        "≤ 0.5 %; ≤ 400; ≤ 60",
        "thin",
        ("virtual_concealed_share", "virtual_pointer_p95_ms", "virtual_voice_gap_ms"),
    ),
    Line(
        "pointer and ink on the wire at 150 kbps, counted at the relay; busiest second in virtual time, kbps",
        "≤ 4; ≤ 4",
        "pointing",
        ("150kbps_kbps", "150kbps_virtual_busiest_second_kbps"),
    ),
    Line(
        "1500 to 200 to 1500 kbps: longest gap, ms; estimate under the rate, ms; queue after 4 s, ms; 80 % again, s",
        "≤ 1000; ≤ 400; < 200; ≤ 10",
        "dip",
        ("gap_ms", "under_after_ms", "queue_ms", "used_after_s"),
    ),
    Line(
        "1080p still over 150 kbps: preview, ms; SSIM 0.95, ms; voice made up more",
        "≤ 1500; ≤ 8000; ≤ 0.5 %",
        "still",
        ("preview_ms", "good_ms", "concealed_more"),
    ),
    Line(
        "the same in virtual time, up to the server",
        "≤ 1500; ≤ 8000; ≤ 0.5 %",
        "alongside",
        ("preview_ms", "detail_ms", "still_concealed_more"),
    ),
    Line(
        "page at 150 kbps in virtual time: readable; where the line stands still for 350 ms meanwhile, ms",
        "≤ 5000; ≤ 5000",
        "alongside",
        ("page_ms", "page_stood_ms"),
    ),
    Line(
        "20 MB PDF, 150 kbps, voice: page readable; radiograph recognised; part at full depth, a small one exact, ms",
        "≤ 5000; ≤ 3000; ≤ 20000; ≤ 20000",
        "thinpages",
        ("readable_ms", "recognised_ms", "region_values_ms", "chosen_whole_ms"),
    ),
    Line(
        "20 MB each way at 300 kbps: voice made up more; picture p95 more, ms",
        "≤ 0.5 %; ≤ 50",
        "bulk_in_call",
        ("concealed_more", "p95_more_ms"),
    ),
    Line(
        "the same in virtual time",
        "≤ 0.5 %; ≤ 50",
        "alongside",
        ("bulk_concealed_more", "bulk_p95_more_ms"),
    ),
    Line(
        "720p30 both ways on loopback: cores of both ends; capture to shown p50, ms",
        "≤ stock aiortc's; ≤ 45",
        "loopback",
        ("cores", "p50_ms"),
    ),
    Line(
        "clinic held to half a core: pictures a second; its voice made up; its sound ran dry",
        "≥ 5; ≤ 0.5 %; 0",
        "halved",
        ("specialist_sees_fps", "specialist_hears_concealed_share", "clinic_hears_underruns"),
    ),
    Line(
        "engine's loop p99 beside a stage at 60 Hz, clinic and specialist, ms; sound ran dry",
        "≤ 10; ≤ 10; 0; 0",
        "lateness",
        ("clinic_loop_late_p99_ms", "specialist_loop_late_p99_ms", "clinic_underruns", "specialist_underruns"),
    ),
    Line(
        "most in any 200 ms as a multiple of the estimate, 600 kbps, at 0, 5, 15, 30 % loss",
        "≤ 2",
        "surge",
        ("600kbps_0_times", "600kbps_5_times", "600kbps_15_times", "600kbps_30_times"),
    ),
    Line(
        "2k radiograph: window under the hand p95, ms; moves a second; 512 x 512 film painted, pictures a second",
        "≤ 8; ≥ 50; ≥ 30",
        "windowing",
        ("drag_ms_p95", "drag_fps", "film_fps"),
    ),
    Line(
        "ten minutes at 5 % loss: memory grows a minute, in virtual time; of the real processes, kB",
        "≤ 60; ≤ 400",
        "steady",
        ("virtual_grows_kb_a_minute", "real_grows_kb_a_minute"),
    ),
    *(
        Line(
            f"tracked mark on {said}: error p95 while sure, px; sure of the time visible; again after its return, s",
            "≤ 6; ≥ 85 %; ≤ 1",
            "tracked",
            (f"{kind}_error_p95_px", f"{kind}_sure_share", f"{kind}_again_worst_s"),
        )
        for kind, said in (("textured", "texture"), ("skin", "skin"), ("specular", "what glistens"))
    ),
    Line(
        "the same: sure and more than 15 px off, share of pictures, on each",
        "≤ 1 %",
        "tracked",
        ("textured_far_share", "skin_far_share", "specular_far_share"),
    ),
    Line(
        "tracked marks, 1, 4, 8: cost a picture, ms of one core",
        "≤ 6",
        "tracked",
        ("cost_1_mean_ms", "cost_4_mean_ms", "cost_8_mean_ms"),
    ),
    Line(
        "tracked mark and what is only like it: pictures sure of the other; of the right one",
        "0; ≥ 85 %",
        "lookalike",
        ("sure_of_the_other", "sure_of_the_right_share"),
    ),
    Line(
        "pen to the ink in progress on the other screen, loopback with video, p95; to one's own, p95, ms",
        "≤ 50; ≤ 16",
        "inkway",
        ("other_p95_ms", "own_p95_ms"),
    ),
    Line(
        "Stop pressed to painted; to sounding, loopback, p95, ms",
        "≤ 100",
        "stopway",
        ("loopback_painted_p95_ms", "loopback_sounded_p95_ms"),
    ),
    Line(
        "the same over 150 kbps, 200 ms, 5 % with video; by the server's way alone, p95, ms",
        "≤ 500",
        "stopway",
        ("thin_painted_p95_ms", "thin_sounded_p95_ms", "server_painted_p95_ms"),
    ),
    Line(
        "Call now to ringing on the last of three screens, loopback, p95, ms; over 150 kbps, 200 ms, 5 %, ms",
        "≤ 300; ≤ 1,000",
        "ringing",
        ("loopback_p95_ms", "link_p95_ms"),
    ),
    Line(
        "pen to one's own ink over 2,000 marks, all of the stage painted again, p95, ms",
        "≤ 16",
        "paint",
        ("own_ink_over_2000_whole_ms_p95",),
    ),
    Line(
        "4,000 marks, two hours of events: the window's thread held, p95, ms; memory more, MB",
        "≤ 16; ≤ 150",
        "manymarks",
        ("frame_p95_ms", "more_mb"),
    ),
    Line(
        "marks placed on live video that is 300 ms late, camera moving: on another frame than the one drawn on; placed",
        "0; all",
        "liveplace",
        ("elsewhere", "placed_share"),
    ),
    Line(
        "a part asked for at 150, 300 kbps: sharp after, ms; likeness there; of the same place before",
        "≤ 5000; ≤ 4000; as sharp as the camera",
        "region",
        (
            "150kbps_sharp_ms",
            "300kbps_sharp_ms",
            "150kbps_ssim_part",
            "300kbps_ssim_part",
            "150kbps_ssim_whole",
            "300kbps_ssim_whole",
        ),
    ),
    Line(
        "picture and voice back after a cut of 1, 5, 20, 60 s; another address, s",
        "≤ 8",
        "returns",
        ("cut_1s_back_s", "cut_5s_back_s", "cut_20s_back_s", "cut_60s_back_s", "moved_back_s"),
    ),
    Line(
        "killed while typing and drawing: typing lost, s; finished strokes lost",
        "≤ 2; 0",
        "killed",
        ("lost_s", "strokes_lost"),
    ),
    Line(
        "from the start after a kill to the room, its page and marks, worst, s (by this computer's key)",
        "≤ 15",
        "comeback",
        ("back_s",),
    ),
    Line(
        "photographed ECG, tilted up to 20°: interval error p95, ms; refused; grids found where none is",
        "≤ 20, or refused; said; 0",
        "paperecg",
        ("interval_error_p95_ms", "refused_share", "false_grid_share"),
    ),
    Line(
        "300 MB PDF of 1,000 pages here: first page when chosen; of the kept file next page; 400 %, p95, ms",
        "≤ 300; ≤ 60; ≤ 150",
        "bigpdf",
        ("first_page_ms_p95", "next_page_ms_p95", "zoom_400_ms_p95"),
    ),
    Line(
        "another person signs in over 200 unsent events, 150 kbps, 200 ms: until her home is there, ms; interactions",
        "≤ 10000; ≤ 2",
        "changeperson",
        ("max_ms", "interactions"),
    ),
    Line(
        "an account is closed: who is signed in has heard; their connection for files is closed, at worst, ms",
        "≤ 5000; ≤ 5000",
        "shutout",
        ("heard_ms_max", "closed_ms_max"),
    ),
)


def table(folder: Path, lines: Sequence[Line] = PROMISED) -> str:
    """As Markdown. `missed`: any limit of the figures said is not kept; a rehearsal says that it is one."""
    rows = ["| what | promised | measured | |", "|---|---|---|---|"]
    for line in lines:
        path = folder / f"{line.bench}.json"
        found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        peer = found.get("peer") or {}
        values = [_said(found.get(figure), peer.get(figure)) for figure in line.figures]
        missed = {name.removeprefix("least_") for name in found.get("missed", ())} & set(line.figures)
        words = ["missed"] if missed else []
        words += [] if found.get("full") or not found else ["rehearsal"]
        rows.append(f"| {line.what} | {line.promised} | {'; '.join(values)} | {', '.join(words)} |")
    return "\n".join(rows)


def _said(value: object, peer: object) -> str:
    if not isinstance(value, int | float):
        return NOTHING
    return f"{value:g}" + (f" ({peer:g})" if isinstance(peer, int | float) else "")
