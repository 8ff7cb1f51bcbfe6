# SPDX-FileCopyrightText: 2026 Steepest authors
# SPDX-License-Identifier: MIT
"""issue_limits.py OBJECT.cu.o [--sm 90] [--sms 132] [--clock 1.755]: how fast a GPU could run the hot kernels
at most, from the machine code that was compiled. Instructions of the step loop (every branch of it taken, as
with noise) are counted by execution unit; each unit takes so many lanes a clock, and all share the issue of
128. Nothing is measured here: a device reaches 60 to 80 % of such a limit.

Needs cuobjdump and nvdisasm (CUDA Toolkit, or the packages nvidia-cuda-cuobjdump and nvidia-cuda-nvdisasm)."""

import argparse
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

STEPS_IN_LOOP = 2  # kernels/chain.h: two updates share a Philox block
REGISTERS_OF_SM, WARPS_OF_SM, WARP = 65536, 64, 32
WARPS_OF_BLOCK = 4  # kernels/device.h: kThreads
# Lanes a clock and SM: CUDA C++ Programming Guide, arithmetic throughput, compute capability 8.x and 9.0.
UNITS = {
    "fp32": (128, r"FFMA|FADD|FMUL"),
    "imad": (64, r"IMAD"),
    "alu": (64, r"LOP3|IADD3|SHF|SEL|FSEL|ISETP|FSETP|FMNMX|IMNMX|PRMT|LEA|POPC|MOV|VIADD|PLOP3|IABS"),
    "mufu": (16, r"MUFU|I2F|I2FP|F2I|F2FP|FRND"),
    "memory": (32, r"LDS|STS|LDG|STG|LDC|LDL|STL"),
}
ISSUE = 128
INSTRUCTION = re.compile(r"/\*([0-9a-f]{4,})\*/\s+(?:@!?U?P\d+\s+)?([A-Z][A-Z0-9.]*)(.*);")
LABEL = re.compile(r"^(\.L_x_\d+):")
NAME = re.compile(r"advance_kernelINS0_\d+([A-Za-z]+)ENS0_7OneRuleINS0_\d+([A-Za-z]+)EEEfEE")


def disassemble(path, architecture):
    for tool in ("cuobjdump", "nvdisasm"):
        if not shutil.which(tool):
            sys.exit(f"issue_limits: {tool} is missing; it comes with the CUDA Toolkit and as pip's nvidia-cuda-{tool}")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["cuobjdump", "-xelf", f"sm_{architecture}", str(pathlib.Path(path).resolve())], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
        cubins = list(pathlib.Path(folder).glob("*.cubin"))
        if not cubins:
            sys.exit(f"issue_limits: {path} holds no machine code for sm_{architecture}")
        return "".join(subprocess.run(["nvdisasm", "-c", c], check=True, capture_output=True, text=True).stdout
                       for c in cubins)


def functions(sass):
    """(name, lines) of each function."""
    for part in sass.split("\t.section\t.text.")[1:]:
        yield part.split(",", 1)[0], part.splitlines()


def step_loop(lines):
    """Instructions of the longest loop that holds no other with as much arithmetic: the updates."""
    instructions, labels, loops = [], {}, []
    for line in lines:
        if label := LABEL.match(line):
            labels[label[1]] = len(instructions)
        elif found := INSTRUCTION.search(line):
            target = re.search(r"`\((\.L_x_\d+)\)", found[3])
            instructions.append(found[2])
            if found[2] == "BRA" and target and target[1] in labels:
                loops.append((labels[target[1]], len(instructions)))
    arithmetic = lambda loop: sum(op.startswith(("FFMA", "FADD", "FMUL")) for op in instructions[loop[0]:loop[1]])
    inner = [l for l in loops if not any(l != o and l[0] <= o[0] and o[1] <= l[1] and arithmetic(o) >= 8 for o in loops)]
    if not inner:
        return []
    begin, end = max(inner, key=arithmetic)
    return instructions[begin:end]


def units_of(loop):
    counts = collections.Counter()
    for op in loop:
        unit = next((u for u, (_, pattern) in UNITS.items() if re.match(rf"(?:{pattern})(?:\.|$)", op)), "other")
        counts[unit] += 1
    return counts


def registers_of(path):
    report = pathlib.Path(str(path) + ".ptxas")
    if not report.exists():
        return {}
    text = report.read_text(encoding="utf-8")
    found = re.findall(r"Compiling entry function '(\S+)' for 'sm_(\d+)'.*?Used (\d+) registers", text, re.S)
    return {(name, int(sm)): int(registers) for name, sm, registers in found}


def resident_warps(registers):
    """A warp takes its registers in portions of 8 a thread, and only whole blocks move in."""
    warps = REGISTERS_OF_SM // ((registers + 7) // 8 * 8 * WARP)
    return min(WARPS_OF_SM, warps // WARPS_OF_BLOCK * WARPS_OF_BLOCK)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("object", help="advance_f32.cu.o of a build for real devices")
    parser.add_argument("--sm", type=int, default=90, help="architecture [90]")
    parser.add_argument("--sms", type=int, default=132, help="multiprocessors of the device [132, H100 SXM]")
    parser.add_argument("--clock", type=float, default=1.755, help="GHz [1.755]")
    o = parser.parse_args()
    registers = registers_of(o.object)
    print(f"sm_{o.sm}, {o.sms} SMs at {o.clock} GHz; instructions a chain and step, noise on")
    print(f"{'kernel':26}{'all':>7}{'fp32':>7}{'imad':>7}{'alu':>7}{'mufu':>7}{'memory':>8}{'other':>7}"
          f"{'registers':>11}{'occupancy':>11}{'limit, G steps/s':>18}  by")
    for name, lines in functions(disassemble(o.object, o.sm)):
        found, loop = NAME.search(name), step_loop(lines)
        if not found or not loop:
            continue
        counts = {u: n / STEPS_IN_LOOP for u, n in units_of(loop).items()}
        total = len(loop) / STEPS_IN_LOOP
        clocks = {"issue": total / ISSUE} | {u: counts.get(u, 0) / lanes for u, (lanes, _) in UNITS.items()}
        bound = max(clocks, key=clocks.get)
        used = registers.get((name, o.sm), 0)
        warps = resident_warps(used) if used else 0
        print(f"{found[1] + ' ' + found[2]:26}{total:7.1f}"
              + "".join(f"{counts.get(u, 0):{8 if u == 'memory' else 7}.1f}" for u in [*UNITS, "other"])
              + f"{used or '-':>11}{f'{100 * warps / WARPS_OF_SM:.0f} %' if used else '-':>11}"
              + f"{o.sms * o.clock / clocks[bound]:18.0f}  {bound}")


if __name__ == "__main__":
    main()
