/**
 * YAML as a tree that knows where everything stands, read with bounds that hostile files cannot pass.
 *
 * <p>Start at {@link org.interviewcoach.data.yaml.YamlReader}; what a pack makes of the tree is the business of
 * {@link org.interviewcoach.data.PackLoader}.
 */
@NullMarked
package org.interviewcoach.data.yaml;

import org.jspecify.annotations.NullMarked;
