import { forgetTargets } from './goals';
import { forgetMappings } from './mappings';
import { resetSettings } from './settings';
import { clearStaged } from './staging';

/** What the screen remembers goes as well when everything is erased. */
export function forgetEverything(): void {
  forgetTargets();
  resetSettings();
  clearStaged();
  forgetMappings();
}
