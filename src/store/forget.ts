import { forgetTargets } from './goals';
import { forgetMappings } from './mappings';
import { forgetRates } from './rates';
import { resetSettings } from './settings';
import { forgetSources } from './sources';
import { clearStaged } from './staging';

/** What the screen remembers goes as well when everything is erased. */
export function forgetEverything(): void {
  forgetTargets();
  resetSettings();
  forgetSources();
  forgetRates();
  clearStaged();
  forgetMappings();
}
