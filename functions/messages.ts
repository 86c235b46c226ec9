import { app } from '@azure/functions';
import { adaptHttp } from './adapt-http.ts';
import { counterpart } from './counterpart.ts';

/** Where Teams sends what people say and press. Open to the network, because the adapter checks each token itself. */
app.http('messages', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'messages',
  handler: async (request) => adaptHttp(request, (await counterpart()).processActivity),
});
