import org.jspecify.annotations.NullMarked;

/// Judging: rules from facts to findings, the verdict and typed fixes. Pure: no socket, no clock, no text for
/// people.
@NullMarked
module org.sealpost.check {
    requires java.naming;
    requires transitive org.sealpost.observe;
    requires transitive org.sealpost.protocol;
    requires static transitive org.jspecify;

    exports org.sealpost.check;
    exports org.sealpost.check.dane;
    exports org.sealpost.check.grade;
    exports org.sealpost.check.expect;
    exports org.sealpost.check.sender;
    exports org.sealpost.check.time;
}
