import { useMemo } from 'react';
import type { Locale } from '../format/locale';
import { useSettings } from '../store/settings';

export function useLocale(): Locale {
  const { locale, currency } = useSettings();
  return useMemo(() => ({ locale, currency }), [locale, currency]);
}
