// SPDX-FileCopyrightText: 2026 Steepest authors
// SPDX-License-Identifier: MIT
#include "learn/word_lists.h"

namespace steepest::learn {

std::string_view other_fields() {
  return R"(
by parts, double integral, definite integral, integration by parts, differential equation,
differential equations, laplace transform, fourier, taylor expansion, prime number,
probability distribution, central limit theorem, bayes, bayesian, markov, hypothesis, p value,
null hypothesis, confidence interval, standard error, chi squared, t test, anova, cosine similarity,
logistic regression used, monte carlo, game theory, graph theory, number theory, set theory, topology,
matrix multiplication, determinant, gaussian elimination, 2x2 matrix, 3x3 matrix, matrix inverse, inverse matrix, support vector, svm, random forest,
decision tree, decision trees, gradient boosting, boosting, xgboost, lightgbm, k means, kmeans, knn,
clustering, cluster, clusters, naive bayes, batch normalization, batch norm, layer norm, dropout,
transformer, transformers, attention mechanism, self attention, attention head, query key, convolution,
convolutional, cnn, cnns, rnn, lstm, gan, gans, autoencoder, diffusion model, diffusion models,
language model, llm, llms, chatgpt, gpt, claude, gemini, openai, prompt, chatbot, embedding, embeddings,
word2vec, tokenizer, bert, reinforcement, q learning, value function, policy gradient, discount rate,
discount factor, data pipeline, data cleaning, missing values, one hot, feature engineering,
feature selection, principal component, pca, hyperplane, roc, auc, confusion matrix,
precision and recall, recommender, speech recognition, object detection, computer vision,
genetic algorithm, simulated annealing, blockchain, bitcoin, crypto, quantum, python, pandas, numpy,
pip, conda, javascript, typescript, java, html, css, sql, php, rust, ruby, excel, spreadsheet,
word document, powerpoint, linux, ubuntu, macos, android, iphone, docker, kubernetes, git, github,
regex, json, api, compiler, database, server, website, wifi, router, printer, email, emails, facebook,
instagram, twitter, youtube, netflix, password, loop, recursion, recursive, linked list, binary tree,
hash table, sort a list, segmentation fault, exchange rate, interest rate, interest rates, heart rate,
birth rate, tax rate, unemployment rate, student rate, frame rate, inflation, mortgage, loan, stock,
stocks, derivative market, housing market, labour market, market price, stock market, shares buy, finance, financial, economics, economy, economic, invest, investment,
dollar, dollars, euro, euros, pay, cheapest, buy, shop, salary, tax, taxes, license, licence, copyright,
commercial, lawyer, visa, passport, hotel, flight, ticket, tickets, airport, train ticket, next train, train leave, train station, by train, train arrives,
the train to, bus, taxi, restaurant, recipe, recipes, cook, cooking, bake, baking, bread, pizza, pasta,
beer, chicken, weather, forecast, temperature outside, capital of, president, election, minister,
government, war, history of, who invented, invent, invented, newton or leibniz, born, died, population,
world cup, football, soccer, basketball, tennis, olympics, marathon, workout, training plan, gym,
muscle, lose weight, weight loss, diet, calories, medicine, vaccine, vaccines, disease, cancer,
pregnancy, horse riding, song, songs, lyrics, poem, novel, joke, translate, german, french, spanish,
italian, chinese, english grammar, essay, homework, final exam, exam date, exam on, certificate,
deadline, lecture room, multiple choice, scholarship, molecule, galaxy, speed of light, boiling point,
melting point, freezing point, kinetic energy, wheelchair, climb a, hiking trail, california, everest,
highest mountain, learning curve, moment of inertia, playstation, minecraft, video game, birthday,
christmas, wedding, girlfriend, boyfriend, adam smith, adam and eve, adam sandler, kg, km, mph,
meters per second, gpu cost, course cost, it cost, this cost, program cost, cost of living, cost money,
bank, blood, mobile app, running speed, compound interest, supervised, unsupervised, eigenvectors,
volume of, area of a, mean value theorem, meaning of life, csv, mp3, system prompt, bias variance,
sparsity, permutation, combinatorics, proof by induction, wheelchair ramp, fastest car, used car,
cat food, dog food, gaming laptop, laptop for, phone number, flight simulator, rainy,
will it rain, snowing
)";
}

}  // namespace steepest::learn
