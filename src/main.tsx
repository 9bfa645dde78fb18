import './ui/theme.css';
import { createRoot } from 'react-dom/client';
import { engines } from './app/engines';
import { Routes } from './app/router';
import { start } from './app/start';
import { Queries } from './queries/client';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element "root"');

void start(engines.duckdb);

createRoot(root).render(
  <Queries>
    <Routes />
  </Queries>,
);
