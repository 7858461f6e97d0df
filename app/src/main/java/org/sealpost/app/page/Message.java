package org.sealpost.app.page;

import java.util.Optional;

/// A page that says one thing.
///
/// @param id to quote, where something went wrong here
/// @param back the address of the page that it came from, as it was left; empty for none
public record Message(String title, String text, Optional<String> id, String back) {
    public Message(String title, String text, Optional<String> id) {
        this(title, text, id, "");
    }
}
