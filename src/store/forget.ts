import { changeView } from './filters';
import { forgetTargets } from './goals';
import { forgetMappings } from './mappings';
import { forgetRates } from './rates';
import { resetSettings } from './settings';
import { forgetSources } from './sources';
import { stagedNow } from './staged';
import { onTabs, tellTabs } from './tabs';

/** What the screen remembers goes as well when everything is erased. Nothing is kept that could say so at the next start: the address
 * does, for as long as it is open. */
function forgetHere(): void {
  forgetTargets();
  resetSettings();
  forgetSources();
  forgetRates();
  // Most never stage a file: what handles them is loaded when there is one.
  if (stagedNow().length > 0) void import('./staging').then(({ clearStaged }) => clearStaged());
  forgetMappings();
  changeView({ period: undefined, filters: [], by: undefined, sample: 'none' }, { replace: true });
}

/** Forgets in this tab and in the others. */
export function forgetEverything(): void {
  forgetHere();
  tellTabs('erased');
}

/** What another tab erased is forgotten here, without reading anything: to read would make the database again. */
export const followErasing = (): (() => void) => onTabs('erased', forgetHere);
