/// What the archive holds beside the jars, made of them: licences, the list of parts, man pages, completion. Runs while
/// the archive is built and is not in it.
@NullMarked
package org.sealpost.packaging;

import org.jspecify.annotations.NullMarked;
