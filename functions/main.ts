import { counterpart } from './counterpart.ts';
import './deliver.ts';
import './messages.ts';
import './wake.ts';

// At start, not at the first message: wrong settings are to be seen at once.
await counterpart();
