package org.sealpost.app.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.GeneratorPage.Choice;
import org.sealpost.fleet.watch.WatchedDomain;

/// What can be done with several domains at once.
enum BulkAction {
    LOOK("look", "Look now", Permission.RUN_CHECKS),
    TAG("tag", "Add a tag", Permission.DESCRIBE_DOMAINS),
    UNTAG("untag", "Take a tag off", Permission.DESCRIBE_DOMAINS),
    SET_ASIDE("set-aside", "Tell nobody for some hours", Permission.SET_MAINTENANCE),
    STOP("stop", "Stop watching", Permission.REMOVE_DOMAINS);

    private final String word;
    private final String label;
    private final Permission permission;

    BulkAction(String word, String label, Permission permission) {
        this.word = word;
        this.label = label;
        this.permission = permission;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    Permission permission() {
        return permission;
    }

    static Optional<BulkAction> read(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /// Those that the visitor may do.
    ///
    /// @param chosen the word of the one that is chosen
    static List<Choice> choices(Guard.Visit visit, String chosen) {
        BulkAction first = read(chosen).orElse(LOOK);
        return Arrays.stream(values())
                .filter(each -> visit.may(each.permission))
                .map(each -> new Choice(each.word, each.label, "", each == first))
                .toList();
    }

    /// Tags as people type them, with commas between.
    static Set<String> tags(String typed) {
        return Arrays.stream(typed.split("[,\\r\\n]", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    /// What is wrong with them; nothing is cut off.
    static Optional<String> problem(Set<String> tags) {
        if (tags.stream().anyMatch(tag -> tag.length() > WatchedDomain.LONGEST_TAG)) {
            return Optional.of("A tag has " + WatchedDomain.LONGEST_TAG + " characters at the most.");
        }
        return tags.size() > WatchedDomain.MOST_TAGS
                ? Optional.of("No more than " + WatchedDomain.MOST_TAGS + " tags.")
                : Optional.empty();
    }
}
