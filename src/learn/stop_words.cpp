// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/word_lists.h"

namespace steepest::learn {

std::string_view stop_words() {
  return "a about again all also am an and any are arent as at be been being but by can cannot cant "
         "could "
         "couldnt did didnt do does doesnt doing dont each else even ever every exactly for from had "
         "has "
         "hasnt have havent having he hello her here hers hey hi him his how hows i id if ill im in "
         "into "
         "is isnt it itll its ive just let lets lot lots many may maybe me might mine more most much "
         "must "
         "my myself no not of off oh ok okay on only or other others our ours out own perhaps please "
         "pls "
         "plz quite rather really s shall she should shouldnt since so some somehow someone something "
         "somewhere somewhat still such than thank thanks that thats the their theirs them then there "
         "theres these they theyre this those though thus to too truly u unless until up upon ur us "
         "very "
         "vs versus via was wasnt wat wats we well were werent what whatever whats when whenever where "
         "wherever whether which while who whole whom whos whose why will with within without wont "
         "would "
         "wouldnt yes yet you youre your yours actually after before anybody anything both between "
         "during "
         "ones onto per shown sorry sure though through thing things stuff anyway btw teh because";
}

}  // namespace steepest::learn
