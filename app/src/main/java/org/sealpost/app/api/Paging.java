package org.sealpost.app.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.app.web.Call;

/// A part of a list. A cursor says in which list and after which element the next part begins; whoever makes one up
/// gets no more than they may see anyway.
///
/// @param limit how many elements
/// @param after where the part before ended, in the words of the list; empty at the beginning
record Paging(int limit, Optional<String> after) {
    static final String CURSOR = "cursor";
    static final String LIMIT = "limit";
    static final int MOST = 500;

    private static final int USUAL = 100;
    private static final int LONGEST = 600;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern FORM = Pattern.compile("([a-z]+) ([ -~]*)");

    /// The parameters of a list.
    static Parameter[] parameters() {
        return new Parameter[] {
            Parameter.query(CURSOR, Shape.string("What the part before named as `next`.")),
            Parameter.query(
                    LIMIT, Shape.number("How many elements, 100 where nothing is said; there may be fewer.", 1, MOST))
        };
    }

    /// @param list the word of the list
    /// @throws Refused when the request asks for no part of it
    static Paging of(Call call, String list) {
        int limit = call.query()
                .one(LIMIT)
                .map(text -> Optional.of(text)
                        .filter(each -> NUMBER.matcher(each).matches())
                        .map(Integer::parseInt)
                        .filter(number -> number <= MOST)
                        .orElseThrow(() ->
                                new Refused(Problem.MALFORMED, "limit is a whole number from 1 to " + MOST + ".")))
                .orElse(USUAL);
        return new Paging(limit, call.query().one(CURSOR).map(text -> place(text, list)));
    }

    private static String place(String cursor, String list) {
        Matcher match = FORM.matcher(decoded(cursor));
        if (!match.matches() || !match.group(1).equals(list)) {
            throw malformed();
        }
        return match.group(2);
    }

    static Refused malformed() {
        return new Refused(Problem.CURSOR, "The cursor is none that was given for this list; begin without one.");
    }

    private static String decoded(String cursor) {
        try {
            return cursor.length() > LONGEST
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    static String cursor(String list, String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + " " + place).getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The place in the words of the list as a number; the beginning where there is none.
    long number(long beginning) {
        return after.map(text -> {
                    if (!text.matches("[0-9]{1,18}")) {
                        throw malformed();
                    }
                    return Long.parseLong(text);
                })
                .orElse(beginning);
    }

    /// A part of a list as it is answered.
    ///
    /// @param next where the next part begins; empty when this was the last
    static Map<String, Object> tree(List<Tree> items, Optional<String> next) {
        return new Tree()
                .objects("items", items)
                .some("next", next, Function.identity()::apply)
                .members();
    }

    static Shape shape(Shape element) {
        return Shape.object(
                List.of("items"),
                Map.of(
                        "items", Shape.list(element),
                        "next", Shape.string("The cursor of the next part; not there when this is the last.")));
    }
}
