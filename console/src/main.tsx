import { render } from 'preact';
import { App } from './shell/app.tsx';
import { createConsole } from './shell/console.ts';
import './shell/tokens.css';
import './shell/elements.css';
import './shell/shell.css';

const root = document.getElementById('console');
if (root === null) throw new Error('the page has no #console element');
render(<App model={createConsole(window)} />, root);
