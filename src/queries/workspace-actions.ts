import { figures } from '../kpi/figures';
import type { KpiView } from '../kpi/kpi';
import { useTargetStore } from '../store/goals';
import { currentView } from '../store/filters';
import { forgetEverything } from '../store/forget';
import { changeSettings } from '../store/settings';
import { loadSample as bringSample } from '../store/sample';
import { theWarehouse } from '../store/workspace';
import type { ImportRecord } from '../warehouse/manifest';

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
