// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include <array>

#include "cli/command.h"

namespace steepest::cli {

Runner declare_open(Arguments& arguments, const Context& context);
Runner declare_render(Arguments& arguments, const Context& context);
Runner declare_run(Arguments& arguments, const Context& context);
Runner declare_map(Arguments& arguments, const Context& context);
Runner declare_race(Arguments& arguments, const Context& context);
Runner declare_eval(Arguments& arguments, const Context& context);
Runner declare_descend(Arguments& arguments, const Context& context);
Runner declare_bench(Arguments& arguments, const Context& context);
Runner declare_ask(Arguments& arguments, const Context& context);
Runner declare_list(Arguments& arguments, const Context& context);
Runner declare_check(Arguments& arguments, const Context& context);
Runner declare_completion(Arguments& arguments, const Context& context);

namespace {

constexpr std::array<Command, 12> kCommands = {{
    {"open", "open the window, on a scene",
     "  steepest\n"
     "  steepest open himmelblau\n"
     "  steepest open my-scene.toml --chains 1000000\n",
     declare_open},
    {"render", "write a picture or a film; needs no display",
     "  steepest render himmelblau -o himmelblau.png\n"
     "  steepest render himmelblau -o large.png --size 3840x2160 --theme light\n"
     "  steepest render himmelblau --steps 300 --frames 240 --video descent.mp4\n"
     "  steepest render --surface peaks --optimizer adam -o peaks.png\n",
     declare_render},
    {"run", "run the chains and report statistics and the state hash",
     "  steepest run himmelblau\n"
     "  steepest run --surface rosenbrock --optimizer adam --lr 0.02 --chains 100000 --steps 5000\n"
     "  steepest run --surface rastrigin --noise 20 --seed 7 --json\n"
     "  steepest run himmelblau --out results\n",
     declare_run},
    {"map", "one run for every pixel: basins, learning rate and momentum or start, steps",
     "  steepest map --kind basins --surface himmelblau -o basins.png\n"
     "  steepest map --kind lr-momentum --surface rosenbrock --optimizer momentum --start -1.2,1 -o "
     "map.png\n"
     "  steepest map --kind lr-start --surface double-well --start-box=0,2,0,0 --lr-range 0.1,4 -o "
     "map.png\n"
     "  steepest map --kind steps --surface beale --size 1024x1024 --out results\n",
     declare_map},
    {"race", "a fair comparison of optimizers: same starts, noise and number of gradients",
     "  steepest race --surface rosenbrock --optimizers sgd,momentum,adam --tune 25 --json\n"
     "  steepest race --surface rastrigin --noise 5 --optimizers momentum,adam --tune 16 -o race.png\n",
     declare_race},
    {"eval", "f, partial derivatives and Hessian at points",
     "  steepest eval --surface himmelblau --at 3,2 --hessian\n"
     "  steepest eval --surface beale --at='0.5,-0.3;3,0.5' --precision f64 --json\n"
     "  steepest eval --surface bowl --surface-param kappa=100 --points points.csv --json\n",
     declare_eval},
    {"descend", "one chain, every iterate",
     "  steepest descend --surface rosenbrock --optimizer adam --lr 0.1 --start -1.2,1 --steps 5\n"
     "  steepest descend --surface bowl --lr 0.05 --start 1,1 --steps 20 --csv > path.csv\n",
     declare_descend},
    {"bench", "measure throughput against what the machine could do",
     "  steepest bench\n"
     "  steepest bench chains-quiet --json results.json\n"
     "  steepest bench --compare results.json\n",
     declare_bench},
    {"ask", "a question about the module, answered offline from its own passages",
     "  steepest ask \"why does the loss go up?\"\n"
     "  steepest ask what is a saddle point\n"
     "  steepest ask \"how do I choose the learning rate\" --json\n",
     declare_ask},
    {"list", "what there is: surfaces, optimizers, scenes, lessons, devices",
     "  steepest list surfaces\n"
     "  steepest list optimizers --json\n"
     "  steepest list lessons\n"
     "  steepest list devices\n",
     declare_list},
    {"check", "what this machine can do, and what to do about what is missing", "  steepest check\n",
     declare_check},
    {"completion", "print a completion script for a shell",
     "  steepest completion bash > ~/.local/share/bash-completion/completions/steepest\n"
     "  steepest completion zsh > ~/.zfunc/_steepest\n"
     "  steepest completion fish > ~/.config/fish/completions/steepest.fish\n",
     declare_completion},
}};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace steepest::cli
