// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/word_lists.h"

namespace steepest::learn {

std::string_view synonyms() {
  return R"(
learningrate: learning rate, step size, stepsize, step length, lr, eta, η, learn rate, learning speed
sgd: stochastic gradient descent, stochastic descent, stochastic gradient decent, stochastic gd
gradientdescent: gradient descent, gd, steepest descent, gradient decent, gradient descend,
    grad descent, gradient decend
machinelearning: machine learning, ml, ai, artificial intelligence
partialderivative: partial derivative, partial slope, partials, ∂, partial derivate, partial derivation,
    partially differentiate, partial differentiation, partial, partial deriv
chainrule: chain rule, chainrule, chain rules
derivative: slope, steepness, steep, differentiable, derivative, differentiate, differentiation,
    differential, derivate, derivation, derive, dydx, instantaneous rate, f prime, fprime, deriv,
    first derivative, ordinary derivative, normal derivative
gradient: ∇, nabla, grad
loss: loss function, cost function, objective function, cost, objective, error function
parameter: weights, params, parametre, paramater, weight
network: neural network, neural net, nn, deep net, deep network, neural networks, nets
backpropagation: back propagation, backprop, back prop, backpropagation, back propogation,
    backward pass, reverse mode, back propagate, backpropagate
autodiff: autodiff, automatic differentiation, autograd, auto diff, auto differentiation
zigzag: zig zag, zigzagging, zig zagging, zigzaging, zig zags
batch: mini batch, minibatch, batch size, mini batches, batches
saddle: saddle point, saddlepoint, saddles
eigenvalue: λ, lambda, eigen value, eigenvalues
kappa: κ, condition number, ill conditioned, condition numbers, conditioning
noise: σ, sigma, noisy, noisier
minimum: minima, optimum, optima, bottom, min, minimums
maximum: maxima, max
updown: up and down, ups and downs, jumps up
maximize: maximise, ascent
zero: 0, null
explain: plain english, plain words, simple english, simple terms, simple words, laymans terms, layman terms,
    eli5, like im five, like im 5, for dummies, in short
noexist: not exist, doesnt exist, isnt there, no derivative, no slope, not defined, undefined, not differentiable,
    non differentiable
together: same time, at once, simultaneously, all at once
hollow: dip, pit, hole, trough, dent
escape: get out, jump out, get off, get away, break out, climb out, come out
withrespect: with respect to, wrt, by x, by y, in x, in y, by w, respect to
optimizer: optimiser
optimize: optimise, optimization, optimisation
minimize: minimise
normalize: normalise, normalization, normalisation, normalising
standardize: standardise
startingpoint: initialise, initialization, starting point, start point, starting points,
    starting position, starting value, initial point, initial value, initial position, different start,
    initial weights, where i start, where you start, initialize, initialisation
regularization: regularisation
mathematics: math, maths, mathematics
large: big, huge, high, larger, largest, biggest, highest, bigger, higher
small: smallest, low, tiny, smaller, lower
finitedifference: finite difference
localminimum: local minimum, local minima, local optimum, local optima, local min
globalminimum: global minimum, global minima, global optimum, global min, best solution, best minimum,
    lowest point, deepest
constant: fixed, frozen
picture: image, screenshot, photo
film: movie, video
gpu: graphics card, graphic card
nesterov: nag
contour: contour line, level curve, level set, contour map, contour plot, isolines
hyperparameter: hyper parameter, hyper params
bounce: bouncing
jump: jumping
absolute: abs, absolute value
stable: stability, unstable
converg: convergent, converge, convergence
stochastic: stochasticity
rise: go up, goes up, going up, went up, gone up, shoot up, rise, rose, increase, grow, grew, climb,
    ascend, get worse, gets worse, getting worse
fall: go down, goes down, going down, went down, gone down, come down, coming down, decrease, drop,
    fall, fell, decline, reduce, reduction, descend
stall: not go down, not going down, doesnt go down, wont go down, isnt going down, never goes down,
    not decreasing, doesnt decrease, isnt decreasing, wont decrease, stopped decreasing,
    stops decreasing, not dropping, doesnt drop, stopped dropping, not improving, doesnt improve,
    stopped improving, stops improving, stays flat, stays the same, stay the same, not moving,
    doesnt move, barely moves, barely moving, hardly moves, not learning, doesnt learn, not changing,
    doesnt change, stopped learning, no progress, wont move, isnt moving, isnt learning, flat line
plateau: plateaued, plateaus, flat region, flat area, flat spot, flat part
stuck: trapped, trap, stuck, stick
explode: blow up, blows up, blew up, blowing up, blown up, explode, exploding, explosion
diverg: fly off, shoot off, shoots off, shot off, off the screen, leaves the screen, runs away, run away, flies off, flies away, fly away, diverge, divergent
nan: not a number, nans
infinity: inf, infinite
settle: settle down
jitter: jitter, wiggle, wobble, shaky, shake, fluctuate, jump around, jumps around, jumping around,
    bounce around, bounces around, bouncing around, dance around, dancing around, hover, wander
swing: swing, oscillate, oscillation, oscillating, back and forth, side to side
overshoot: overshot, overshooting, jump over, jumps over, skip over, steps over
bumpy: rough, spiky, jagged, spike, wiggly
fast: faster, quick, quicker, rapid, speed up, speeds up, accelerate
slow: slower, forever, so long, long time, too long, for ages
stop: finish, quit, terminate, termination, halt
secondderivative: 2nd derivative, second derivative, second order derivative, concave
fullbatch: batch gradient descent, full batch, full gradient, entire dataset, whole dataset
plain: vanilla
antigradient: negative gradient, minus gradient, minus the gradient, against the gradient,
    opposite direction
dataset: data set
sample: data point, data points, datapoint, training example
multivariable: multi variable, multivariate, several variables, many variables, multiple variables,
    two variables, more variables, multiple inputs, several inputs
othervariables: other variables, other inputs, others constant, other variables constant,
    everything else
lambdamax: lambda max, λmax
formula: equation, formulas, formulae
compute: calculate, calculation, work out, evaluate, computation
example: by hand, worked example, numerical example, eg
choose: pick, select, choice, chose, choosing
tune: tune
plot: chart, graph, diagram
reallife: real life, real world, everyday life, everyday
purpose: whats the point, is the point of, the purpose, what for, good for, used for, the use of
random: randomness, randomly
featurescaling: feature scaling, scale features, scale my features, scaling features, normalize features
scale: rescale, scaling
schedule: learning rate schedule, learning rate decay, lr decay, decay learning rate, rate schedule,
    annealing, lr schedule, scheduler
warmup: warm up
earlystopping: early stopping, stop early, stopping early
overfitting: overfit, over fitting
momentum: heavy ball, momentem
mse: mean squared error, squared error
crossentropy: cross entropy
rightangle: perpendicular, right angle, right angles, orthogonal, 90 degrees
downhill: down hill
uphill: up hill, steepest ascent
clipping: clip, gradient clipping
surface: loss landscape, loss surface, landscape, terrain, hilly surface
threed: 3d
chain: dot, particle, dots
path: trail, trajectory, route
hill: mountain
key: keyboard, hotkey, shortcut
color: colours, colors
gray: grey
exp: exponential, exp
log: logarithm, natural log, ln
sin: sine
cos: cosine
sqrt: square root
cubed: cube
nested: composition, composite, function of function
inner: inside
outer: outside
sensitivity: sensitive
impact: influence
multiply: multiplied, multiplication
prediction: predict
framework: pytorch, tensorflow, jax, keras
linearregression: linear regression
weightdecay: weight decay
losscurve: loss curve, loss curves, training curve, loss plot, loss graph
rateofchange: rate of change, rates of change
tangent: tangent line
secant: secant line, difference quotient
productrule: product rule
powerrule: power rule
sumrule: sum rule
quotientrule: quotient rule
tradeoff: trade off, trade offs, pros and cons, advantages and disadvantages
iteration: number of steps, how many steps, how many iterations, iterations, iterate
)";
}

}  // namespace steepest::learn
