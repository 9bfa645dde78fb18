import { filesOf, firm } from './sample-data/files';
import { seed } from './sample-data/plan';
import { type Story, storiesOf } from './sample-data/stories';

/** The files of the sample firm by name, and what is planted in them. The same bytes on every run. */
export function generateSample(): { files: Record<string, string>; stories: Story[] } {
  const records = firm(seed);
  return { files: filesOf(records), stories: storiesOf(records) };
}
