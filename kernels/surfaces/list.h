// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
//
// Every surface: add a file and a line. Menus, formulas, tests and benchmarks follow by themselves.
#pragma once
#include "surfaces/abs.h"
#include "surfaces/ackley.h"
#include "surfaces/beale.h"
#include "surfaces/bird.h"
#include "surfaces/bohachevsky.h"
#include "surfaces/booth.h"
#include "surfaces/bowl.h"
#include "surfaces/boxbod.h"
#include "surfaces/branin.h"
#include "surfaces/brown_badly_scaled.h"
#include "surfaces/bukin.h"
#include "surfaces/cross_in_tray.h"
#include "surfaces/cubic.h"
#include "surfaces/danwood.h"
#include "surfaces/dixon_price.h"
#include "surfaces/double_well.h"
#include "surfaces/drop_wave.h"
#include "surfaces/easom.h"
#include "surfaces/egg_crate.h"
#include "surfaces/eggholder.h"
#include "surfaces/factor.h"
#include "surfaces/forrester.h"
#include "surfaces/freudenstein_roth.h"
#include "surfaces/goldstein_price.h"
#include "surfaces/gramacy_lee.h"
#include "surfaces/griewank.h"
#include "surfaces/hartmann.h"
#include "surfaces/himmelblau.h"
#include "surfaces/holder_table.h"
#include "surfaces/iris_petals.h"
#include "surfaces/jennrich_sampson.h"
#include "surfaces/lessard.h"
#include "surfaces/levy.h"
#include "surfaces/levy13.h"
#include "surfaces/linear_regression.h"
#include "surfaces/matyas.h"
#include "surfaces/mccormick.h"
#include "surfaces/michalewicz.h"
#include "surfaces/misra1a.h"
#include "surfaces/monkey_saddle.h"
#include "surfaces/muller_brown.h"
#include "surfaces/peaks.h"
#include "surfaces/powell_badly_scaled.h"
#include "surfaces/powell_singular.h"
#include "surfaces/quadratic.h"
#include "surfaces/quartic.h"
#include "surfaces/random_slice_saddle.h"
#include "surfaces/rastrigin.h"
#include "surfaces/relu.h"
#include "surfaces/rosenbrock.h"
#include "surfaces/saddle.h"
#include "surfaces/schaffer_2.h"
#include "surfaces/schaffer_4.h"
#include "surfaces/schwefel.h"
#include "surfaces/shekel.h"
#include "surfaces/shubert.h"
#include "surfaces/sine.h"
#include "surfaces/six_hump_camel.h"
#include "surfaces/styblinski_tang.h"
#include "surfaces/three_hump_camel.h"
#include "surfaces/trid.h"
#include "surfaces/wood.h"
#include "surfaces/x_abs_x.h"
#include "surfaces/zakharov.h"

namespace steepest::STEEPEST_NS {

using Surfaces = List<Bowl,               //
                      Rosenbrock,         //
                      Himmelblau,         //
                      Beale,              //
                      Rastrigin,          //
                      Ackley,             //
                      StyblinskiTang,     //
                      SixHumpCamel,       //
                      Saddle,             //
                      MonkeySaddle,       //
                      DoubleWell,         //
                      Peaks,              //
                      ThreeHumpCamel,     //
                      GoldsteinPrice,     //
                      Booth,              //
                      Matyas,             //
                      McCormick,          //
                      Branin,             //
                      Easom,              //
                      Bohachevsky,        //
                      EggCrate,           //
                      Factor,             //
                      MullerBrown,        //
                      FreudensteinRoth,   //
                      Bird,               //
                      Shubert,            //
                      CrossInTray,        //
                      HolderTable,        //
                      Eggholder,          //
                      Schaffer2,          //
                      Schaffer4,          //
                      Bukin,              //
                      Levy13,             //
                      DropWave,           //
                      PowellBadlyScaled,  //
                      BrownBadlyScaled,   //
                      JennrichSampson,    //
                      LinearRegression,   //
                      DanWood,            //
                      BoxBod,             //
                      Misra1a,            //
                      IrisPetals>;

/// Surfaces over N coordinates (core/nd.h). One with the name of a surface above stands in for it when
/// N is not 2; the others are surfaces of their own, in two dimensions as well.
using NdSurfaces = List<RosenbrockNd,       //
                        RastriginNd,        //
                        AckleyNd,           //
                        StyblinskiTangNd,   //
                        Griewank,           //
                        Schwefel,           //
                        Levy,               //
                        Zakharov,           //
                        DixonPrice,         //
                        Trid,               //
                        Michalewicz,        //
                        RandomSliceSaddle,  //
                        Quadratic,          //
                        PowellSingular,     //
                        Wood,               //
                        Hartmann3,          //
                        Hartmann6,          //
                        Shekel,             //
                        Abs,                //
                        XAbsX,              //
                        Relu,               //
                        Cubic,              //
                        Sine,               //
                        Quartic,            //
                        Lessard,            //
                        GramacyLee,         //
                        Forrester>;

}  // namespace steepest::STEEPEST_NS
