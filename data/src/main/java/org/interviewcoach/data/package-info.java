/**
 * Question packs: folders of YAML, read into the bank's values with every problem of every file at once.
 *
 * <p>Start at {@link org.interviewcoach.data.PackLoader}; what the files may hold is told by the JSON Schemas beside the
 * packs.
 */
@NullMarked
package org.interviewcoach.data;

import org.jspecify.annotations.NullMarked;
