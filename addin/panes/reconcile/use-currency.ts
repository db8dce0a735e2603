/** The currency of the books, in which costs are shown until a list has its own; empty until it is known. */
import { useEffect, useState } from 'react';
import { useServices } from '../../services.tsx';

export function useCurrency(): string {
  const { client } = useServices();
  const [currency, setCurrency] = useState('');
  useEffect(() => {
    let isShown = true;
    void client.call('about').then((answer) => {
      if (isShown && answer.ok) setCurrency(answer.value.currency);
    });
    return () => {
      isShown = false;
    };
  }, [client]);
  return currency;
}
