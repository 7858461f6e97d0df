package org.sealpost.publish.recipe;

/// One step of a runbook.
///
/// @param title what is done, a few words
/// @param words how, and what has to be waited for
/// @param command what to run; empty when there is nothing
public record Step(String title, String words, String command) {}
