package org.sealpost.check.time;

import java.util.List;
import org.sealpost.check.Finding;

/// One rule over the looks at a domain; it looks at nothing but its arguments.
interface TimeRule {
    List<Finding> judge(Past past, Sighting now);
}
