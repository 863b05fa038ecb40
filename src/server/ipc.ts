import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { checkPages } from '../host/node/check-pages.ts';
import { serve } from './main.ts';

// The editor starts this file and names the transport on its command line.
serve(createConnection(ProposedFeatures.all), checkPages());
