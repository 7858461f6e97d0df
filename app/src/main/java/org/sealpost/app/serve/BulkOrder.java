package org.sealpost.app.serve;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.web.Fields;

/// What is to be done with several domains.
///
/// @param tags which, where it is about tags
/// @param hours for how long, where it is about a time
record BulkOrder(BulkAction action, Set<String> tags, int hours) {
    private static final Pattern HOURS = Pattern.compile("(\\d{1,4})\\s*(h|hours?)?");

    BulkOrder {
        tags = Set.copyOf(tags);
    }

    /// What a form says.
    sealed interface Read {
        record Right(BulkOrder order) implements Read {}

        /// @param sentence what is wrong with it
        record Wrong(String sentence) implements Read {}
    }

    static Read read(BulkAction action, Fields form, int longestHours) {
        String value = form.one("value").orElse("");
        return switch (action) {
            case LOOK, STOP -> new Read.Right(new BulkOrder(action, Set.of(), 0));
            case TAG, UNTAG -> {
                Set<String> tags = BulkAction.tags(value);
                yield tags.isEmpty()
                        ? new Read.Wrong("Say which tag.")
                        : BulkAction.problem(tags)
                                .<Read>map(Read.Wrong::new)
                                .orElseGet(() -> new Read.Right(new BulkOrder(action, tags, 0)));
            }
            case SET_ASIDE ->
                hours(value, longestHours)
                        .<Read>map(hours -> new Read.Right(new BulkOrder(action, Set.of(), hours)))
                        .orElseGet(() -> new Read.Wrong("Say for how many hours, from 1 to " + longestHours + "."));
        };
    }

    /// Such as `2`, `2h` or `2 hours`.
    private static Optional<Integer> hours(String value, int longest) {
        Matcher matcher = HOURS.matcher(value);
        return matcher.matches()
                ? Optional.of(Integer.parseInt(matcher.group(1))).filter(hours -> hours >= 1 && hours <= longest)
                : Optional.empty();
    }

    private String named() {
        return Shown.excerpt(String.join(", ", new TreeSet<>(tags)), 120);
    }

    String title() {
        return switch (action) {
            case LOOK -> "Look at several domains now";
            case TAG -> "Add the tag " + named();
            case UNTAG -> "Take off the tag " + named();
            case SET_ASIDE -> "Tell nobody for " + Words.count(hours, "hour", "hours");
            case STOP -> "Stop watching several domains";
        };
    }

    String button(int domains) {
        String many = Words.count(domains, "domain", "domains");
        return switch (action) {
            case LOOK -> "Look at " + many;
            case TAG -> "Tag " + many;
            case UNTAG -> "Untag " + many;
            case SET_ASIDE -> "Set " + many + " aside";
            case STOP -> "Stop watching " + many;
        };
    }
}
