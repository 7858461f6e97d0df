package org.sealpost.app.web;

/// Answers requests of one route. Called from several threads at once; may block.
@FunctionalInterface
public interface Handler {
    Reply answer(Call call);
}
