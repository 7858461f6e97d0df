package org.sealpost.app.page;

import java.util.Optional;

/// A page that says one thing.
///
/// @param id to quote, where something went wrong here
public record Message(String title, String text, Optional<String> id) {}
